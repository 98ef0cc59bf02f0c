/** Letters that are typed in place of others, and such as Unicode does not divide into a letter and its marks. */
const pairs = 'đd ðd ħh ıi łl øo ßss æae œoe þth ςσ ٱا ىي یي کك ڪك ةه ۃه ہه ھه ەه'.split(' ')
const alike = new Map(pairs.map((pair) => [pair[0]!, pair.slice(1)]))
// Linear: one character.
const likeOthers = new RegExp(`[${[...alike.keys()].join('')}[\\p{Nd}--[0-9]]]`, 'gv')
/** Marks of Latin, Greek, Cyrillic, Hebrew and Arabic letters, and the stroke that lengthens an Arabic word. */
const marks =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1-\u05c2\u05c4-\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640]/g
/** Forms of letters in fonts: ligatures, joined Arabic letters, wide Latin ones. PDFs have them. */
const forms = /[\ufb00-\ufdfb\ufe70-\ufefc\uff10-\uff5a]/g
const isAscii = /^[\0-\x7f]*$/

/** Returns letters as search compares them: without case and marks, digits as 0 to 9. */
export function plainLetters(text: string) {
  if (isAscii.test(text)) return text.toLowerCase()
  return text
    .replace(forms, (form) => form.normalize('NFKC'))
    .normalize('NFD')
    .replace(marks, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(likeOthers, (letter) => alike.get(letter) ?? digitOf(letter))
}

/** Unicode has the digits of a script in a row, from 0 to 9. */
function digitOf(digit: string) {
  let before = digit.codePointAt(0)! - 1
  while (/\p{Nd}/u.test(String.fromCodePoint(before))) before--
  return String((digit.codePointAt(0)! - before - 1) % 10)
}
