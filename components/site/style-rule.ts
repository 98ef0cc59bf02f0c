/** Each set in `needs` must be on a page as a whole for the selector to apply. */
export type Selector = { text: string; needs: string[][] }

export type StyleRule = { selectors: Selector[]; declarations: string } | { within: string; rules: StyleRule[] }
