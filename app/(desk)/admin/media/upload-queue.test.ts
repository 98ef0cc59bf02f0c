import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { EditorUpload } from '@/domain/writing/editing'
import { refused } from '@/lib/result'
import type { UploadResult } from '@/components/admin/editor/send-upload'
import { isOnItsWay, retryPauses, uploadQueue } from './upload-queue'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const upload = { id: 'aaaaaaaaaaaa' } as EditorUpload
const keptResult: UploadResult = { ok: true, value: upload }
const broken: UploadResult = { ...refused('No answer.'), again: true, broken: true }
const file = (name: string) => new File(['x'], name)

/** A sender that the test answers by hand, in the order of the requests. */
function byHand() {
  const requests: { name: string; keepBoth: boolean; answer: (result: UploadResult) => Promise<void> }[] = []
  const queue = uploadQueue(
    ({ name }, _, keepBoth) =>
      new Promise((resolve) => {
        const answer = async (result: UploadResult) => {
          resolve(result)
          await vi.advanceTimersByTimeAsync(0)
        }
        requests.push({ name, keepBoth, answer })
      }),
  )
  return { queue, requests, states: () => queue.list().map(({ is }) => is) }
}

test('two go at a time, in the order they came', async () => {
  const { queue, requests, states } = byHand()
  queue.add(['a', 'b', 'c'].map(file))
  expect(states()).toEqual(['sending', 'sending', 'waiting'])
  await requests[1]!.answer(keptResult)
  expect(states()).toEqual(['sending', 'kept', 'sending'])
  expect(requests.map(({ name }) => name)).toEqual(['a', 'b', 'c'])
})

test('what breaks off goes again by itself after longer and longer pauses, and then waits for someone', async () => {
  const { queue, requests, states } = byHand()
  queue.add([file('a')])
  for (const [n, pause] of retryPauses.entries()) {
    await requests[n]!.answer(broken)
    expect(states()).toEqual(['pausing'])
    await vi.advanceTimersByTimeAsync(pause - 1)
    expect(requests).toHaveLength(n + 1)
    await vi.advanceTimersByTimeAsync(1)
    expect(requests).toHaveLength(n + 2)
  }
  await requests.at(-1)!.answer(broken)
  expect(queue.list()).toMatchObject([{ is: 'refused', message: 'No answer.', again: true }])
  queue.again(queue.list()[0]!.key)
  await requests.at(-1)!.answer(keptResult)
  expect(states()).toEqual(['kept'])
  expect(queue.list().some(isOnItsWay)).toBe(false)
})

test('while one waits for the connection the others go on, and it goes at once when that is back', async () => {
  const { queue, requests, states } = byHand()
  queue.add(['a', 'b', 'c'].map(file))
  await requests[0]!.answer(broken)
  expect(states()).toEqual(['pausing', 'sending', 'sending'])
  await requests[1]!.answer(keptResult)
  queue.online()
  expect(states()).toEqual(['sending', 'kept', 'sending'])
  await vi.advanceTimersByTimeAsync(retryPauses[0]!)
  expect(requests).toHaveLength(4) // the pause that had begun sends nothing more
})

test('a refusal is final, and the same file waits for a choice', async () => {
  const { queue, requests, states } = byHand()
  queue.add(['a', 'b'].map(file))
  await requests[0]!.answer(refused('a is empty.'))
  await requests[1]!.answer({ ...refused('You have this already.'), existing: upload })
  expect(states()).toEqual(['refused', 'same'])
  expect(queue.list()[0]).toMatchObject({ message: 'a is empty.', again: false })
  queue.again(queue.list()[1]!.key, { keepBoth: true })
  expect(requests.at(-1)).toMatchObject({ name: 'b', keepBoth: true })
  await requests.at(-1)!.answer(broken)
  await vi.advanceTimersByTimeAsync(retryPauses[0]!)
  expect(requests.at(-1)).toMatchObject({ keepBoth: true })
  queue.drop(queue.list()[0]!.key)
  expect(queue.list()).toHaveLength(1)
})
