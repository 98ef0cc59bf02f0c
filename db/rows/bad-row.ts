/** Rows that cannot be taken as they are; the message is a sentence for who moves, backs up or restores them. */
export class BadRows extends Error {}
