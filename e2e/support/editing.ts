/** The editor's element, by which a test may ask ProseMirror itself. */
export type Editing = HTMLElement & {
  readonly editor?: {
    readonly view: {
      readonly composing: boolean;
      readonly state: { readonly selection: { readonly anchor: number; readonly head: number } };
      posAtDOM(node: Node, offset: number): number;
    };
  };
};
