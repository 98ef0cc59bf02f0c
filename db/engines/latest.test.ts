import { expect, test } from 'vitest'
import { LatestRun } from './latest'

/** A server that answers on demand, with the number that was committed when the question arrived. */
function server() {
  let committed = 0
  const questions: (() => void)[] = []
  const latest = new LatestRun(
    () =>
      new Promise<number>((resolve) => {
        const seen = committed
        questions.push(() => resolve(seen))
      }),
  )
  const turn = () => new Promise((done) => setImmediate(done))
  return { latest, questions, turn, commit: () => void committed++ }
}

test('many share a question, and whoever asks after it began gets the answer to a later one', async () => {
  const { latest, questions, turn, commit } = server()
  const early = [latest.ask(), latest.ask()]
  await turn()
  expect(questions).toHaveLength(1)
  commit()
  const late = [latest.ask(), latest.ask(), latest.ask()]
  await turn()
  expect(questions).toHaveLength(1)
  questions[0]!()
  expect(await Promise.all(early)).toEqual([0, 0])
  await turn()
  expect(questions).toHaveLength(2)
  questions[1]!()
  expect(await Promise.all(late)).toEqual([1, 1, 1])
})

test('a question that fails fails for those who share it alone', async () => {
  let fails = true
  const latest = new LatestRun(async () => {
    if (fails) throw new Error('expected by this test')
    return 1
  })
  const [first, second] = [latest.ask(), latest.ask()]
  await expect(first).rejects.toThrow('expected')
  await expect(second).rejects.toThrow('expected')
  fails = false
  expect(await latest.ask()).toBe(1)
})
