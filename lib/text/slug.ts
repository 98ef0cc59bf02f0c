/** Characters: addresses stay printable on paper. */
export const maxSlugLength = 80

export function slugify(title: string, fallback: string): string {
  const latin = title
    .normalize('NFKD')
    .replace(/[đĐ]/g, 'd')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
  const slug = shortenSlug(withoutEnd(latin, /-/).replace(/^-/, ''))
  return /[a-z]/.test(slug) || slug.length >= 4 ? slug : fallback
}

function shortenSlug(slug: string) {
  if (slug.length <= maxSlugLength) return slug
  const beginning = slug.slice(0, maxSlugLength + 1)
  return beginning.includes('-') ? beginning.slice(0, beginning.lastIndexOf('-')) : beginning.slice(0, maxSlugLength)
}

export function isSlug(value: string) {
  return value.length <= maxSlugLength && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value)
}

/** Returns the key of a name in a query; equal for Latin names that differ only in case, marks or spaces. */
export function nameKey(name: string) {
  const latin = /^[\p{Script=Latin}\P{L}]*$/u.test(name)
  if (latin) return slugify(name, '')
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
