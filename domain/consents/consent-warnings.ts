import type { Problem } from '@/lib/result'
import type { ConsentFacts } from './consent-input'

// A consent should name nobody. A likely name is shown to the writer, who decides.

const checkedFields = ['reference', 'pseudonym', 'conditions', 'guardian', 'howToWithdraw'] as const
type CheckedField = (typeof checkedFields)[number]

export function consentWarnings(facts: Pick<ConsentFacts, CheckedField>): Problem[] {
  return checkedFields.flatMap((field) => {
    const what = identifyingKind(facts[field], field)
    return what ? [{ message: `This looks like ${what}. A consent names nobody: leave it out.`, field }] : []
  })
}

function identifyingKind(text: string, field: CheckedField) {
  if (/\S@\S/.test(text)) return 'an e-mail address'
  // The field for withdrawing may have the organisation's telephone.
  if (field !== 'howToWithdraw' && containsPhone(text, field)) return 'a telephone number'
  if (containsAddress(text)) return 'an address'
  if (containsFullName(text)) return 'a full name'
}

/** Returns whether a text has seven or more digits, however spaced. Days and years before case numbers do not count. */
function containsPhone(text: string, field: CheckedField) {
  const withoutDays = text.replace(/\d{4}-\d\d-\d\d/g, 'day')
  const numbers = field === 'reference' ? withoutDays.replace(/(?:19|20)\d\d[-/]/g, 'year ') : withoutDays
  return numbers.split(/[^\p{Nd}\s().+-]/u).some((part) => part.replace(/\P{Nd}/gu, '').length >= 7)
}

const streetPattern = /\b(?:street|road|lane|avenue|soi|house|flat|moo|đường|phường|thôn)\b/iu
const placeWordsPattern = /ถนน|ซอย|หมู่บ้าน|ตำบล|ផ្ទះលេខ|ផ្លូវ|ភូមិ|ບ້ານເລກທີ|ຖະໜົນ|လမ်း|အိမ်အမှတ်|号楼|街道|路/

function containsAddress(text: string) {
  return /\p{Nd}/u.test(text) && (streetPattern.test(text) || placeWordsPattern.test(text))
}

const personTitles = new Set(['Mr', 'Mrs', 'Ms', 'Miss', 'Daw', 'Ko', 'Nang', 'Sai', 'Ông', 'Bà', 'Anh', 'Chị'])
/** Titles beside a name in scripts without capitals. */
const otherPersonTitles = /นางสาว|นาย|เด็กหญิง|เด็กชาย|លោកស្រី|លោក|កញ្ញា|ທ້າວ|ນາງ|ဒေါ်|ဦး|先生|女士|小姐/

/** Returns whether a text has a title before a capitalised word, or two capitalised words. */
function containsFullName(text: string) {
  const words = text.split(/\s+/).map((word) => word.replace(/[.,;:]$/, ''))
  const isName = (word = '') => /^\p{Lu}\p{Ll}/u.test(word)
  return (
    otherPersonTitles.test(text) ||
    words.some((word, n) => isName(words[n + 1]) && (personTitles.has(word) || isName(word)))
  )
}
