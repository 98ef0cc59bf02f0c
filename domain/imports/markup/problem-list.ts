import type { BodyProblem } from '../imported-body'

/** More than anyone would go through in one text. */
const most = 100

/** Problems in the order they are met, each kind and place once. */
export class ProblemList {
  private readonly seen = new Set<string>()
  private readonly found: BodyProblem[] = []

  add(what: string, place = '') {
    const problem = { what, place: place.replace(/\s+/g, ' ').trim().slice(0, 200) }
    const key = JSON.stringify(problem)
    if (this.seen.has(key)) return
    this.seen.add(key)
    if (this.found.length < most) this.found.push(problem)
  }

  get all(): BodyProblem[] {
    const others = this.seen.size - this.found.length
    return others > 0 ? [...this.found, { what: `And ${others} more.`, place: '' }] : this.found
  }
}
