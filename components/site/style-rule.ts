/** A selector. It applies only if a page has all names of one set in `needs`. */
export type Selector = { text: string; needs: string[][] }

export type StyleRule = { selectors: Selector[]; declarations: string } | { within: string; rules: StyleRule[] }
