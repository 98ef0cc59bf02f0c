/** The fewest characters of a password, and the most: a hash of endless text would be a way to keep the server busy. */
export const shortestPassword = 12
export const longestPassword = 200

// Words that lists of stolen passwords are full of, in the languages of the region too. Longest first within a start.
const commonWords =
  'password passwort passw pass admin administrator root user guest login welcome letmein iloveyou love monkey dragon master shadow sunshine princess football baseball superman batman trustno secret changeme change hello test temp default qwertyuiop qwerty asdfghjkl asdfgh zxcvbnm zxcvbn azerty newsroom website newsletter company office internet computer spring summer autumn winter january february march april june july august september october november december monday friday sunday matkhau rahasia sandi mingalaba sawasdee sabaidee xinchao woaini bangkok thailand vietnam cambodia myanmar laos china'.split(
    ' ',
  )
const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'azertyuiop']
const lookalikes: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/**
 * Why a password is too easy to guess, as a sentence; undefined when it will do. Needs no network and no big list: too
 * short, a pattern, or nothing left once common words and what is known about the person (`about`) are taken out.
 * No rules about kinds of characters (NIST SP 800-63B, 3.1.1.2).
 */
export function weakness(password: string, about: string[]): string | undefined {
  const length = [...password].length
  if (length < shortestPassword) {
    return `Use at least ${shortestPassword} characters; this has ${length}. A few unrelated words are easy to remember.`
  }
  if (length > longestPassword) return `Use at most ${longestPassword} characters.`
  if (isPattern(password.toLowerCase())) return 'This is a pattern that is guessed first. Use a few unrelated words.'
  if (isMadeOf(password, [...commonWords, ...about.flatMap(partsOf)])) {
    return 'This is made of common words, or of your name or this site’s. Use a few unrelated words.'
  }
}

/** Few different characters, one piece over and over, or mostly neighbours in the alphabet or on a keyboard. */
function isPattern(password: string) {
  if (new Set(password).size < 5) return true
  if (isOnePieceOverAndOver(password)) return true
  const steps = [...password].slice(1).filter((character, i) => {
    const pair = password[i]! + character
    return pair[0] === pair[1] || rows.some((row) => row.includes(pair) || row.includes(character + password[i]!))
  })
  return steps.length >= (password.length - 1) * 0.7
}

function isOnePieceOverAndOver(password: string) {
  return [1, 2, 3, 4, 5, 6].some((length) => {
    const times = password.length / length
    return times > 1 && Number.isInteger(times) && password === password.slice(0, length).repeat(times)
  })
}

/** Whether fewer than six letters are left when the words are taken out; "P4ssw0rd" is read as "password". */
function isMadeOf(password: string, words: string[]) {
  const spellings = [plain(password), plain(password.replace(/[013457@$!]/g, (sign) => lookalikes[sign]!))]
  const longestFirst = [...new Set(words.map(plain))]
    .filter((word) => word.length > 2)
    .sort((a, b) => b.length - a.length)
  return spellings.some((text) => {
    const rest = longestFirst.reduce((remaining, word) => remaining.replaceAll(word, ' '), text)
    return rest.replace(/[\s\d]/gu, '').length < 6 && rest !== text
  })
}

function plain(text: string) {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

function partsOf(text: string) {
  return [text, ...text.split(/[\s@._+-]+/)]
}
