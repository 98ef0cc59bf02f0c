import { repeatTo } from './filled'

// JSON of the maximum length that takes longest to parse and check.

const maxBodyLength = 1_990_000

/** Returns a body as JSON of the maximum length, made of equal parts. */
export function bodyOfParts(part: string, [before, after] = ['', '']) {
  const parts = repeatTo(`${part},`, maxBodyLength - (maxBodyLength % (part.length + 1))).slice(0, -1)
  return `{"type":"doc","content":[${before}${parts}${after}]}`
}

export const inParagraph: [string, string] = ['{"type":"paragraph","content":[', ']}']
export const link = '{"type":"text","text":"x","marks":[{"type":"link","attrs":{"href":"/a"}}]}'

/** Objects with ten of a thousand names, each in an order that the parser has not seen. */
export function objectsInOtherOrders(length: number) {
  const objects: string[] = []
  for (let [n, size] = [0, 0]; size < length - 200; size += objects.at(-1)!.length + 1) {
    const names = new Set<string>()
    while (names.size < 10) names.add(`"${(n = (n * 1_103_515 + 12_345) % 2_147_483_647) % 1_000}":1`)
    objects.push(`{${[...names].map((name) => name.replace('"', '"k')).join(',')}}`)
  }
  return `[${objects.join(',')}]`
}
