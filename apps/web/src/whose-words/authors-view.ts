/** AU12: how whose words are shown. Only a view: what is recorded does not change, and nothing is kept on the device. */
export const AUTHORS_VIEWS = ["soft", "strong", "lines", "off"] as const;
export type AuthorsView = (typeof AUTHORS_VIEWS)[number];
