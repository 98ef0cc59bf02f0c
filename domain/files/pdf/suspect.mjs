// @ts-check
import { dictionaryIn, namePattern, plainNames, referenceIn, stringIn, valueAt } from './names.mjs'

/** Names of actions and attachments, refused anywhere (ISO 32000-2, 7.11.4, 12.6.4, 13.7). */
const forbiddenNames = {
  script: ['JavaScript', 'Rendition'],
  program: ['Launch', 'ImportData'],
  attachment: ['EmbeddedFile', 'EmbeddedFiles', 'GoToE'],
  media: ['RichMedia', 'RichMediaContent', 'Movie', 'Sound'],
  sends: ['SubmitForm'],
  outside: ['GoToR', 'FFilter', 'FDecodeParms'],
}
const reasonByName = new Map(Object.entries(forbiddenNames).flatMap(([why, names]) => names.map((name) => [name, why])))

/** Characters of an object to read: an action is short. */
export const maxLookedAt = 2_000

/** Collects suspicious names. Packed bytes contain short ones by chance: these count only before a fitting value. */
export class SuspiciousObjects {
  /** Numbers of opening actions and of objects that name a file. @type {Set<number>} */
  openActions = new Set()
  /** @type {Set<number>} */
  fileObjects = new Set()
  /** @type {Set<number>} */
  leadingObjects = new Set()
  /** @type {Set<number>} */
  outsideObjects = new Set()

  /** @param {string} text */
  problemIn(text, ownLength = text.length) {
    let general
    for (const { 0: match, index } of text.matchAll(anyForbiddenName)) {
      if (index >= ownLength) break
      const name = plainNames(match).slice(1)
      const why = reasonByName.get(name) ?? this.problemOf(name, valueBehind(text, index + match.length))
      // `opens` and `reacts` are weaker than the other reasons.
      if (why && why !== 'opens' && why !== 'reacts') return why
      general ??= why
    }
    return general
  }

  /** @param {string} name @param {string | undefined} value */
  problemOf(name, value) {
    if (value === undefined) return 'unusual'
    const number = referenceIn(value)
    const isDictionary = number !== undefined || value.startsWith('<<')
    switch (name) {
      case 'OpenAction':
        if (number !== undefined) this.openActions.add(number)
        return number === undefined && value.startsWith('<<') && mayOpenAddress(value) ? 'opens' : undefined
      case 'AA':
        return isDictionary ? 'reacts' : undefined
      case 'JS':
        return isDictionary || stringIn(value) !== undefined ? 'script' : undefined
      case 'XFA':
        return isDictionary || value[0] === '[' ? 'xfa' : undefined
      case 'FS':
        return number !== undefined || value.search(urlName) === 0 ? 'outside' : undefined
      default:
        if (number !== undefined) this.fileObjects.add(number)
        return isElsewhere(stringIn(value)) ? 'outside' : undefined
    }
  }

  /** Two objects may share a number: both count. @param {number} number @param {string} value */
  note(number, value) {
    const isReference = referenceIn(value) !== undefined
    if (isReference || (value.startsWith('<<') && mayOpenAddress(value))) this.leadingObjects.add(number)
    if (isReference || isElsewhere(stringIn(value))) this.outsideObjects.add(number)
  }

  problem() {
    if (!this.openActions.isDisjointFrom(this.leadingObjects)) return 'opens'
    if (!this.fileObjects.isDisjointFrom(this.outsideObjects)) return 'outside'
  }
}

/** Names judged by their value: opening and other actions (12.6.2, 12.6.3), places of files (7.11.3). */
const namesToWeigh = ['OpenAction', 'AA', 'JS', 'XFA', 'FS', 'F', 'UF', 'DOS', 'Mac', 'Unix']
const anyForbiddenName = namePattern([...reasonByName.keys(), ...namesToWeigh])
const leadingNames = namePattern(['URI', 'Next'])
const subtypeName = namePattern(['S'])
const urlName = namePattern(['URL'])

/** @param {string} text @param {number} at */
function valueBehind(text, at) {
  const begin = valueAt(text, at)
  return begin === undefined ? undefined : text.slice(begin, begin + maxLookedAt)
}

/** Returns whether an action may open an address: it names one, another action follows, or its kind is indirect. @param {string} value */
function mayOpenAddress(value) {
  const dictionary = dictionaryIn(value)
  if (dictionary === undefined || dictionary.search(leadingNames) >= 0) return true
  for (const { 0: match, index } of dictionary.matchAll(subtypeName)) {
    const value = valueBehind(dictionary, index + match.length)
    if (value === undefined || referenceIn(value) !== undefined) return true
  }
  return false
}

/** Matches shares (\\server, //server, /server, 7.11.2.3), roots and schemes. @param {string | undefined} path */
function isElsewhere(path) {
  return path !== undefined && /^\s*(?:[\\/]|[a-z][a-z0-9+.-]+:)/i.test(path)
}

const fileNamePattern = namePattern(['F'])

/** Returns whether the content of a stream lies in another file (7.3.8.2). @param {string} dictionary */
export function isExternal(dictionary) {
  return [...dictionary.matchAll(fileNamePattern)].some(({ index, 0: name }) => {
    const value = valueBehind(dictionary, index + name.length)
    return value !== undefined && stringIn(value) !== undefined
  })
}
