/** The message is a sentence for people. */
export class BadRows extends Error {}
