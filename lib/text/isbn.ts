/** ISO 2108: ten or thirteen digits, hyphens optional. Undefined if the ISBN is valid or empty. */
export function isbnProblem(typed: string): string | undefined {
  const digits = typed.replace(/^\s*isbn(-1[03])?:?/i, '').replace(/[\s\u2010-\u2015-]/g, '')
  if (digits === '' && !typed.trim()) return undefined
  if (!/^(\d{9}[\dXx]|\d{13})$/.test(digits)) return 'An ISBN has 10 or 13 digits. Look at the back of the title page.'
  if (digits.length === 13 && !/^97[89]/.test(digits)) return 'An ISBN of 13 digits begins with 978 or 979.'
  const fits = digits.length === 13 ? weightedSum(digits, [1, 3]) % 10 === 0 : isbn13Sum(digits) % 11 === 0
  return fits ? undefined : 'The last digit does not fit the others: a digit is wrong, or two changed places.'
}

function weightedSum(digits: string, weights: [number, number]) {
  return [...digits].reduce((sum, digit, n) => sum + Number(digit) * weights[n % 2]!, 0)
}

function isbn13Sum(digits: string) {
  return [...digits.toUpperCase()].reduce((sum, digit, n) => sum + (digit === 'X' ? 10 : Number(digit)) * (10 - n), 0)
}

export function isbnInText(text: string): string {
  // Linear: at most thirty characters after each “ISBN” are read.
  for (const [, after] of text.matchAll(/\bISBN(?:-1[03])?[\s:]{0,3}([\dXx\s\u2010-\u2015-]{10,30})/gi)) {
    const digits = /^\s*((?:[\dXx][\s\u2010-\u2015-]?){12}[\dXx]|(?:[\dXx][\s\u2010-\u2015-]?){9}[\dXx])/.exec(
      after!,
    )?.[1]
    if (digits && !isbnProblem(digits)) return digits.trim()
  }
  return ''
}
