/** UTF-16 units, so at most 240 bytes in UTF-8: a slug is also a file name in copies of the site. */
export const maxSlugLength = 80

/** Letters of other scripts stay as they are, in NFC; a Latin title gives letters from a to z. */
export function slugify(title: string, fallback: string): string {
  if (latinPattern.test(title)) return latinSlug(title, fallback)
  const slug = shortenSlug(foldLetters(title))
  return /\p{L}/u.test(slug) || slug.length >= 4 ? slug : fallback
}

const latinPattern = /^[\p{Script=Latin}\P{L}]*$/u

/** For what keeps Latin letters alone: names of files, ids of headings, user names of other programs. */
export function latinSlug(text: string, fallback: string): string {
  const latin = text
    .normalize('NFKD')
    .replace(/[đĐ]/g, 'd')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
  const slug = shortenSlug(withoutEnd(latin, /-/).replace(/^-/, ''))
  return /[a-z]/.test(slug) || slug.length >= 4 ? slug : fallback
}

/** Removes what cannot be seen, and signs of direction; a mark without a letter before it is dropped. */
function foldLetters(text: string) {
  const folded = text
    .normalize('NFC')
    .replace(/[^\0-\x7f]/gu, decomposeLetter)
    .replace(/[đĐ]/g, 'd')
    // Linear: it looks back at one character.
    .replace(/(?<=[\0-\x7f])\p{M}+|['’]/gu, '')
    // Linear: it looks back at one character.
    .replace(/(?<=[^\0-\x7f])[ـ\p{Default_Ignorable_Code_Point}]+/gu, '')
    .toLowerCase()
    .replace(/(?![a-z])\p{Script=Latin}|\p{Default_Ignorable_Code_Point}/gu, '-')
  return (folded.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? []).join('-').normalize('NFC')
}

/** Decomposes Latin letters, and the forms of others that exist for older programs (from U+F900). */
function decomposeLetter(letter: string) {
  const plain = letter.normalize('NFKD')
  return /^[\0-\x7f]/.test(plain) || letter >= '\uf900' ? plain : letter
}

/** Ends at a word or, in scripts without spaces, at a grapheme. */
function shortenSlug(slug: string) {
  if (slug.length <= maxSlugLength) return slug
  const beginning = slug.slice(0, maxSlugLength + 1)
  return beginning.includes('-') ? beginning.slice(0, beginning.lastIndexOf('-')) : wholeGraphemes(slug, maxSlugLength)
}

export function wholeGraphemes(text: string, maxLength: number) {
  if (text.length <= maxLength) return text
  return text.slice(0, new Intl.Segmenter().segment(text).containing(maxLength)!.index)
}

export function isSlug(value: string) {
  return value !== '' && value.length <= maxSlugLength && value === (asciiSlug.test(value) ? value : foldLetters(value))
}

const asciiSlug = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** Returns the key of a name in a query; equal for Latin names that differ only in case, marks or spaces. */
export function nameKey(name: string) {
  if (latinPattern.test(name)) return latinSlug(name, '')
  const words =
    name
      .normalize('NFC')
      .replace(/\u200b/g, '')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return [...words.join('-')].slice(0, maxSlugLength).join('')
}

/** Removes signs of one kind (`sign`: /-/) at the end: /-+$/ would start again at each sign within the text. */
export function withoutEnd(text: string, sign: RegExp) {
  let end = text.length
  while (end > 0 && sign.test(text[end - 1]!)) end--
  return text.slice(0, end)
}
