import { withoutBreaks } from '@/lib/text/one-line'

// Escapes for CommonMark 0.31 with GFM's tables, strikes and footnotes.

export function plainInline(text: string) {
  return text
    .replace(/[\\`*_[\]<>~|]/g, '\\$&')
    .replace(/&(#?\w+;)/g, '\\&$1')
    .replace(/!$/, '\\!') // before a link it would make a picture
}

/** Removes line breaks: text after one could begin a heading. */
export function plainLine(text: string) {
  return plainInline(withoutBreaks(text))
}

/** Escapes block marks at the beginnings of lines. */
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

export function codeSpan(text: string) {
  const fence = '`'.repeat(longestRun(text) + 1)
  const space = /^`|`$|^ .* $/.test(text) ? ' ' : ''
  return fence + space + text.replace(/\n/g, ' ') + space + fence
}

export function codeBlock(text: string) {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1))
  return `${fence}\n${text}\n${fence}`
}

function longestRun(text: string) {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0)
}

export function linkDestination(href: string) {
  const safe = href.replace(/[<>\n\\]/g, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`)
  return /[\s()]/.test(safe) || safe === '' ? `<${safe}>` : safe
}
