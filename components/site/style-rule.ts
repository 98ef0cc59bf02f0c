/** A selector with sets of names, one of which a page must have as a whole before it can apply there. */
export type Selector = { text: string; needs: string[][] }

/** A rule of the style, or rules within `@media` and the like. */
export type StyleRule = { selectors: Selector[]; declarations: string } | { within: string; rules: StyleRule[] }
