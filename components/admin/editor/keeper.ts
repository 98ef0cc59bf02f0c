import { removeUnsavedText, saveUnsavedText, type Origin } from './unsaved-text'

/** Milliseconds between a change and its copy in the browser. */
const minWait = 200
const latest = 3_000

/**
 * Keeps a copy of unsaved text in the browser. Writing out a long text takes time, so a long text is copied less often:
 * at most a fortieth of the time.
 */
export class Keeper {
  private timer: ReturnType<typeof setTimeout> | undefined
  private cost = 0
  works = true

  constructor(
    public key: string,
    private readonly read: () => string,
    private readonly origin: () => Origin,
  ) {}

  touch() {
    const wait = Math.min(latest, Math.max(minWait, this.cost * 40))
    this.timer ??= setTimeout(() => this.keep(), wait)
  }

  keep() {
    this.cancel()
    const began = performance.now()
    this.works = saveUnsavedText(this.key, this.read(), { at: Date.now(), ...this.origin() })
    this.cost = performance.now() - began
  }

  drop() {
    this.cancel()
    removeUnsavedText(this.key)
  }

  private cancel() {
    clearTimeout(this.timer)
    this.timer = undefined
  }
}
