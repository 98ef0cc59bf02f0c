import { send } from './client'
import { timed, type Row } from './row'

const nothing: Row = {
  name: 'nothing',
  work: async (_, isOver) => {
    while (!isOver()) await new Promise((resolve) => setTimeout(resolve, 50))
    return ''
  },
}

/** Each of the longest texts that can be saved, when it is read for the first time. */
const longTexts: Row = {
  name: 'the longest texts, read first',
  work: ({ url, archive }) =>
    timed(async () => {
      for (const { kind, paths } of archive.longTexts)
        for (const path of paths) {
          const { status } = await send(url + path)
          if (status !== 200) throw new Error(`A text of ${kind} answered ${status}`)
        }
    }),
}

export const readingRows: Row[] = [nothing, longTexts]
