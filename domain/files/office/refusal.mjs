// @ts-check
/**
 * The reason why a document is not kept, as the child says it; its parent has the sentences.
 * @typedef {'damaged' | 'locked' | 'bomb' | 'macros' | 'programs' | 'outside' | 'dde' | 'data'} Why
 */

export class Refusal extends Error {
  /** @param {Why} why */
  constructor(why) {
    super(why)
    this.why = why
  }
}
