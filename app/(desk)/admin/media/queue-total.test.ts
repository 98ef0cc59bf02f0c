import { expect, test } from 'vitest'
import { totalInWords, queueTotal } from './upload-queue-list'

const file = (size: number) => ({ size })

test('files count by their bytes; what was refused is not on its way any more', () => {
  const total = queueTotal([
    { is: 'kept', file: file(100) },
    { is: 'sending', file: file(200), part: 0.5 },
    { is: 'waiting', file: file(100) },
    { is: 'refused', file: file(100) },
  ])
  expect(total).toEqual({ files: 4, onTheWay: 2, uploaded: 1, waiting: 1, part: 0.6 })
  expect(totalInWords(total)).toBe('1 of 4 uploaded, 1 needs you')
})

test('nothing but empty files is done', () => {
  expect(queueTotal([{ is: 'kept', file: file(0) }])).toMatchObject({ part: 1 })
  expect(totalInWords(queueTotal([{ is: 'kept', file: file(0) }]))).toBe('1 of 1 uploaded')
})
