import type { IncomingMessage } from 'node:http'
import { SaxesParser } from 'saxes'
import { StoreProblem } from './store'

const maxBytes = 4_000_000

/** `text`: without the text of its children. */
export type AnswerElement = { name: string; text: string; children: AnswerElement[] }

export class NoSuchKey extends Error {}

/** @param bytes the length of the file, if the answer gives it */
export class NoSuchPart extends Error {
  constructor(readonly bytes: number) {
    super()
  }
}

export async function textOf(answer: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of answer) {
    pieces.push(piece as Buffer)
    if ((bytes += (piece as Buffer).length) > maxBytes) throw new StoreProblem('STORE_WRONG', 'a very long answer')
  }
  return Buffer.concat(pieces).toString('utf8')
}

/** Keeps only S3's name for the error, not its words. */
export async function problemIn(answer: IncomingMessage): Promise<Error> {
  const status = answer.statusCode!
  const name = await errorName(answer)
  const answered = name ? `${status} ${name}` : String(status)
  if (status >= 300 && status < 400) return new StoreProblem('STORE_REDIRECTED', answered)
  if (name === 'NoSuchKey') return new NoSuchKey()
  if (status === 416) return new NoSuchPart(Number(/\/(\d+)$/.exec(answer.headers['content-range'] ?? '')?.[1] ?? -1))
  if (name === 'NoSuchBucket') return new StoreProblem('STORE_NO_BUCKET', answered)
  if (name === 'AuthorizationHeaderMalformed') return new StoreProblem('STORE_REDIRECTED', answered)
  if (status === 401 || status === 403) return new StoreProblem('STORE_DENIED', answered)
  if ([408, 429].includes(status) || status >= 500 || name === 'RequestTimeout')
    return new StoreProblem('STORE_FAILING', answered)
  return new StoreProblem('STORE_WRONG', answered)
}

async function errorName(answer: IncomingMessage) {
  try {
    const root = parseAnswer(await textOf(answer))
    const name = root.name === 'Error' ? textIn(root, 'Code') : undefined
    return name && /^\w{1,60}$/.test(name) ? name : undefined
  } catch {
    answer.destroy()
    return undefined
  }
}

/** @throws StoreProblem for invalid XML, or another root than `root` */
export function parseAnswer(text: string, root?: string): AnswerElement {
  const parser = new SaxesParser({})
  const top: AnswerElement = { name: '', text: '', children: [] }
  const open = [top]
  parser.on('error', (error) => {
    throw new StoreProblem('STORE_WRONG', 'no XML', error)
  })
  parser.on('opentag', ({ name }) => {
    const element: AnswerElement = { name, text: '', children: [] }
    open.at(-1)!.children.push(element)
    open.push(element)
  })
  parser.on('text', (words) => void (open.at(-1)!.text += words))
  parser.on('closetag', () => void open.pop())
  parser.write(text).close()
  const [element] = top.children
  if (!element || (root && element.name !== root)) throw new StoreProblem('STORE_WRONG', element?.name)
  return element
}

export function childrenOf({ children }: AnswerElement, name: string) {
  return children.filter((child) => child.name === name)
}

export function textIn(element: AnswerElement, name: string): string | undefined {
  return childrenOf(element, name)[0]?.text.trim()
}
