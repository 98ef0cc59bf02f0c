import type { DecodeReport, MendedCharacters } from './decode'
import type { WxrRemark } from './types'
import type { Element } from './elements'

const wholeTexts =
  'Old versions of WordPress broke the export there: it was read in a second, lenient way, in which the text goes on to the end of its element. Look at it.'

export function remarks(
  { controls, unreadable }: DecodeReport,
  entities: MendedCharacters,
  cdata: MendedCharacters = { times: 0, line: 0 },
): WxrRemark[] {
  const remarkOn = (mended: MendedCharacters, singular: string, plural: string): WxrRemark[] =>
    mended.times === 0
      ? []
      : [{ is: 'remark', message: mended.times === 1 ? singular : `${mended.times} ${plural}`, line: mended.line }]
  return [
    ...remarkOn(cdata, `A text ended too early. ${wholeTexts}`, `texts ended too early. ${wholeTexts}`),
    ...remarkOn(
      controls,
      'A control character, which nobody can see, was removed.',
      'control characters, which nobody can see, were removed.',
    ),
    ...remarkOn(
      unreadable,
      'A character cannot be read and stands as �: the file was damaged, or is not in the encoding it declares.',
      'characters cannot be read and stand as �: the file was damaged, or is not in the encoding it declares.',
    ),
    ...remarkOn(
      entities,
      'The name of a character (as in &name;) is not known to XML and stands as it was written.',
      'names of characters (as in &name;) are not known to XML and stand as they were written.',
    ),
  ]
}

export function breakOf(parserMessage: string, open: Element[]) {
  if (/^(unclosed tag|unexpected end|document must contain)/.test(parserMessage)) return cutOff(open)
  if (/^(unmatched|unexpected) clos/.test(parserMessage)) return crossed(open)
  if (/^text data outside/.test(parserMessage)) return outside(open)
  if (/^undefined|^disallowed character in (tag|attribute)/.test(parserMessage))
    return `A “<” stands here that begins no element. ${again}`
  return `The XML is malformed here: ${parserMessage.replace(/\.?$/, '.')} ${again}`
}

const again =
  'Nothing from here on was read. Export again; where the same place breaks again, a plugin writes something into the export: export without it, or mend the file at this line.'

function cutOff(open: Element[]) {
  const [root, , item] = open
  if (!root) return 'The file ends before anything begins in it: there is no export in it.'
  const where = item ? `in the middle of what begins on line ${item.line} (${nameOf(item)})` : 'before its end'
  return `The file is cut off: it ends ${where}. What is whole before that was read. Exports are cut off where a server stops a long answer or a download breaks: export again, in portions (Tools, Export, by dates).`
}

function crossed(open: Element[]) {
  const inner = open.at(-1)
  return inner
    ? `An element is closed here that is not the one that is open: <${inner.qualified}> begins on line ${inner.line} and is not closed. ${again}`
    : `An element is closed here that was never opened. ${again}`
}

function outside(open: Element[]) {
  return open.length === 0
    ? 'The file does not begin with XML, or goes on after its end. A WordPress export begins with “<?xml”. Where the message of a server or a plugin stands before that, remove it.'
    : `Text stands where none may be. ${again}`
}

function nameOf(item: Element) {
  const title = item.children.find(({ name }) => name === 'title')?.text.trim()
  return title ? `${item.qualified} “${title.slice(0, 80)}”` : item.qualified
}
