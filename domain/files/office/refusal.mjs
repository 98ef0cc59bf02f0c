// @ts-check
/** @typedef {'damaged' | 'locked' | 'bomb' | 'macros' | 'programs' | 'outside' | 'dde' | 'data'} Why */

export class Refusal extends Error {
  /** @param {Why} why */
  constructor(why) {
    super(why)
    this.why = why
  }
}
