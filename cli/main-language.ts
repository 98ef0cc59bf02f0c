import { sharedNow } from '@/db/clock'
import { changeMainLanguage, planMainLanguage, type MainLanguagePlan } from '@/domain/site/main-language'
import { mainLanguage, prefixOf } from '@/lib/languages/languages'
import { englishName, isLanguageTag } from '@/lib/languages/language-tags'
import { done, refused } from '@/lib/result'
import { installationActor, Misused, type Verb, readArguments } from './verb'

/** More are only counted. */
const maxNamed = 20

export const mainLanguageVerb: Verb = {
  name: 'main-language',
  summary: 'Says which language stands at / without a prefix; makes another one that, and keeps every address',
  usage: ['', 'LANGUAGE --check    (says what would change, and changes nothing)', 'LANGUAGE'],
  async run(args) {
    const { positionals, values } = readArguments(args, { check: 'boolean' })
    const [language, ...more] = positionals
    if (more.length > 0 || (language === undefined && values.check)) throw new Misused('Name one language.')
    const actor = await installationActor()
    if (language === undefined) {
      console.log(`${mainLanguage()} (${englishName(mainLanguage())})`)
      return done(undefined)
    }
    if (!isLanguageTag(language)) return refused(`“${language}” is no language: write its code, such as fr or pt-BR.`)
    const plan = await (values.check ? planMainLanguage : changeMainLanguage)(actor, language, sharedNow())
    if (!plan.ok) return plan
    for (const line of planLines(plan.value, values.check ?? false)) console.log(line)
    return done(undefined)
  },
}

function planLines({ from, to, wasPublic, texts, taken, redirects }: MainLanguagePlan, isCheck: boolean): string[] {
  const [before, after] = [englishName(from), englishName(to)]
  const n = (count: number) => count.toLocaleString('en')
  const more = taken.length - maxNamed
  return [
    isCheck
      ? `A check: nothing was changed. This is what making ${after} the main language would do.`
      : `${after} is the main language now.`,
    `${after} stands at / without a prefix, ${before} under /${from}. Texts with another address: ${n(texts)}. Redirects that are looked at: ${n(redirects)}.`,
    ...(wasPublic
      ? [
          `Every address of before leads to its text in one hop: /x to ${prefixOf(from)}/x, and ${prefixOf(to)}/x to /x. Lists and feeds that both languages have are those in ${after}.`,
        ]
      : ['Nothing was ever public here, so no address has to be kept.']),
    ...(taken.length > 0
      ? [
          `At ${taken.length === 1 ? 'this address' : `these ${n(taken.length)} addresses`} a text in ${after} will stand, which has the same one without its prefix; the one in ${before} is below /${from}:`,
          ...taken.slice(0, maxNamed).map((path) => `  ${path}`),
          ...(more > 0 ? [`  and ${n(more)} more`] : []),
        ]
      : []),
    ...(isCheck ? [] : ['It is in the site history. To go back: npm run gazette -- main-language ' + from]),
  ]
}
