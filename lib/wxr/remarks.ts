import type { DecodeReport, MendedCharacters } from './decode'
import type { WxrRemark } from './types'
import type { WxrElement } from './elements'

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

export function breakOf(parserMessage: string, open: WxrElement[]) {
  if (/^(unclosed tag|unexpected end|document must contain)/.test(parserMessage)) return cutOffMessage(open)
  if (/^(unmatched|unexpected) clos/.test(parserMessage)) return crossedMessage(open)
  if (/^text data outside/.test(parserMessage)) return outsideMessage(open)
  if (/^undefined|^disallowed character in (tag|attribute)/.test(parserMessage))
    return `A “<” stands here that begins no element. ${exportAgain}`
  return `The XML is malformed here: ${parserMessage.replace(/\.?$/, '.')} ${exportAgain}`
}

const exportAgain =
  'Nothing from here on was read. Export again; where the same place breaks again, a plugin writes something into the export: export without it, or mend the file at this line.'

function cutOffMessage(open: WxrElement[]) {
  const [root, , item] = open
  if (!root) return 'The file ends before anything begins in it: there is no export in it.'
  const where = item ? `in the middle of what begins on line ${item.line} (${itemName(item)})` : 'before its end'
  return `The file is cut off: it ends ${where}. What is whole before that was read. Exports are cut off where a server stops a long answer or a download breaks: export again, in portions (Tools, Export, by dates).`
}

function crossedMessage(open: WxrElement[]) {
  const inner = open.at(-1)
  return inner
    ? `An element is closed here that is not the one that is open: <${inner.qualified}> begins on line ${inner.line} and is not closed. ${exportAgain}`
    : `An element is closed here that was never opened. ${exportAgain}`
}

function outsideMessage(open: WxrElement[]) {
  return open.length === 0
    ? 'The file does not begin with XML, or goes on after its end. A WordPress export begins with “<?xml”. Where the message of a server or a plugin stands before that, remove it.'
    : `Text stands where none may be. ${exportAgain}`
}

function itemName(item: WxrElement) {
  const title = item.children.find(({ name }) => name === 'title')?.text.trim()
  return title ? `${item.qualified} “${title.slice(0, 80)}”` : item.qualified
}
