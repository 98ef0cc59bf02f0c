import type { BodyProblem } from '../imported-body'

/** Nobody would read more for one text. */
const maxProblems = 100

const manyMore = 'There is more to look at in this text than a report lists.'

export class ProblemList {
  private readonly keys = new Set<string>()
  private readonly problems: BodyProblem[] = []

  add(what: string, place = '') {
    const problem = { what, place: place.replace(/\s+/g, ' ').trim().slice(0, 200) }
    const key = JSON.stringify(problem)
    if (this.keys.has(key)) return
    this.keys.add(key)
    if (this.problems.length < maxProblems) this.problems.push(problem)
  }

  get all(): BodyProblem[] {
    const omitted = this.keys.size - this.problems.length
    return omitted > 0 ? [...this.problems, { what: manyMore, place: `${omitted} more` }] : this.problems
  }
}
