import { Trans } from "@lingui/react/macro";
import { Component, type ReactElement, type ReactNode } from "react";
import { Button } from "../look/Button.tsx";
import { Letter } from "../look/Letter.tsx";

interface Props {
  readonly children: ReactNode;
}

/** What is left when a page breaks: plain words and a way on. A part that could not be loaded ends here as well. */
export class ErrorBoundary extends Component<Props, { readonly broke: boolean }> {
  override readonly state = { broke: false };

  static getDerivedStateFromError(): { readonly broke: boolean } {
    return { broke: true };
  }

  override render(): ReactNode {
    return this.state.broke ? <Broken /> : this.props.children;
  }
}

const Broken = (): ReactElement => (
  <Letter title={<Trans>Something went wrong here</Trans>}>
    <p>
      <Trans>It is not your fault. All that was shown as saved is safe. Please load this page again.</Trans>
    </p>
    <Button kind="main" onPress={() => location.reload()}>
      <Trans>Load again</Trans>
    </Button>
  </Letter>
);
