import { withoutBreaks } from '@/lib/text/one-line'

// Signs that would be read as Markdown (CommonMark 0.31, with the tables, strikes and footnotes of GFM), made plain.

/** A text within a line. */
export function plainInline(text: string) {
  return text
    .replace(/[\\`*_[\]<>~|]/g, '\\$&')
    .replace(/&(#?\w+;)/g, '\\&$1')
    .replace(/!$/, '\\!') // before a link it would make a picture of it
}

/** A text of one line: a break would end the line, and what follows could begin a heading. */
export function plainLine(text: string) {
  return plainInline(withoutBreaks(text))
}

/** Lines of a paragraph: what would begin a heading, a list, a rule or code at their beginning does not. */
export function plainLines(markdown: string) {
  return markdown
    .split('\n')
    .map((line) =>
      line
        .replace(/^[ \t]+/, '')
        .replace(/^(?=[#+=-]|:-)/, '\\')
        .replace(/^(\d{1,9})(?=[.)])/, '$1\\'),
    )
    .join('\n')
}

/** Code within a line, in as many backticks as it needs. */
export function codeSpan(text: string) {
  const fence = '`'.repeat(longestRun(text) + 1)
  const space = /^`|`$|^ .* $/.test(text) ? ' ' : ''
  return fence + space + text.replace(/\n/g, ' ') + space + fence
}

/** Code as a block of its own. */
export function codeBlock(text: string) {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1))
  return `${fence}\n${text}\n${fence}`
}

function longestRun(text: string) {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0)
}

/** Returns where a link leads, as it may stand between round brackets. */
export function destination(href: string) {
  const safe = href.replace(/[<>\n\\]/g, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`)
  return /[\s()]/.test(safe) || safe === '' ? `<${safe}>` : safe
}
