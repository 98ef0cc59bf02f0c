import type { NamedAct } from '@/domain/desk/history'
import { englishName } from '@/lib/languages/language-tags'
import { deskTime } from '@/lib/time/time'

type ActWords = {
  /** Comes before the entry's title, such as "moved". */
  before: string
  after: string
}

/** A verb that says enough by itself has no line. */
const actWords: Record<string, [string, string?]> = {
  released: ['published'],
  'began a bundle': ['created a bundle'],
  'dissolved a bundle': ['deleted a bundle'],
  'gathered a bundle again': ['restored a bundle'],
  'kept a list': ['saved a view'],
  'renamed a list': ['renamed a view'],
  'removed a list': ['removed a view'],
  'dressed the site for the demonstration': ['loaded demo content'],
  'took out properties': ['removed document properties'],
  withdrawn: ['withdrew'],
  'withdrawal scheduled': ['set', 'to be withdrawn'],
  saved: ['saved a new revision of'],
  'moved to the trash': ['moved', 'to the trash'],
  'took out of the trash': ['restored', 'from the trash'],
  'deleted for good': ['deleted', 'permanently'],
  'joined to a translation': ['joined', 'to its translations'],
  'taken out of translations': ['removed', 'from its translations'],
  'brought up to date': ['said of', 'that it is up to date with its source'],
  'left passages untranslated': ['left passages of', 'in the words of its original'],
  'no longer left passages untranslated': ['said that passages of', 'are to be translated after all'],
  'sent words to the translation service': ['sent words of', 'to the translation service'],
  'signed drafts of a machine': ['checked drafts by machine of'],
  'no longer signed drafts of a machine': ['said that drafts by machine of', 'are to be checked again'],
  'looked at a change': ['looked at a change of the original of'],
  'changed the language': ['changed the language of'],
  'put into a bundle': ['put', 'into a bundle'],
  'taken out of a bundle': ['removed', 'from a bundle'],
  'changes requested': ['asked for changes to'],
  'taken back': ['withdrew', 'from review'],
  'overrode approval': ['published', 'without the approval it needed'],
  commented: ['commented on'],
  'edited a comment': ['edited a comment on'],
  'removed a comment': ['removed a comment on'],
  'resolved a comment': ['resolved a comment on'],
  'reopened a comment': ['reopened a comment on'],
  suggested: ['suggested changes to'],
  'withdrew suggestions': ['took back what they suggested for'],
  'decided on suggestions': ['decided on what was suggested for'],
  shared: ['made a preview link to'],
  unshared: ['revoked a preview link to'],
  'changed own account': ['changed their name or time zone'],
  'changed own password': ['changed their password'],
  'set up own account': ['set up their account'],
  'ended own session': ['ended one of their sessions'],
  'removed an authenticator app': ['removed their authenticator app'],
  'renamed a passkey': ['gave a passkey another name'],
  'backed up': ['made a backup'],
  exported: ['exported the archive'],
  imported: ['brought', 'here by an import'],
  'could not back up': ['could not make a backup'],
  'proved a backup': ['restored a backup elsewhere and found it equal'],
  'could not prove a backup': ['could not prove a backup by restoring it'],
  'removed a backup': ['removed an old backup, as the schedule says'],
  'withdrawal follows': ['carried the newest release of', 'over to the withdrawal that waits'],
  'linked by an import': ['linked', 'to others as the import says'],
  'began a section': ['started a new section of the site history'],
  'chose who sees it': ['chose who sees'],
  'took over': ['took over', 'to see it, for a reason that stands beside it'],
  'named a reviewer': ['named a reviewer who sees'],
  'said whom it is about': ['said whom', 'is about'],
  'checked for harm': ['checked whether', 'can do harm'],
  'end of consent followed': ['had the releases of', 'follow its consents'],
  'erased again': ['erased again what a backup had brought back'],
  'removed copies of what was erased': ['removed backups that still held something erased'],
  'asked for a consent': ['asked a colleague to record the consent that', 'needs'],
  'asked for a check for harm': ['asked a colleague to check whether', 'can do harm'],
  'changed forbidden names': ['changed the names that must not appear beside a consent'],
  'found a forbidden name': ['was shown that a name that must not appear stands in'],
  'asked to take protection away': ['asked to take away what protects people, of'],
  'confirmed to take protection away': ['confirmed to take away what protects people, of'],
  'kept protection': ['kept what protects people, of'],
  'asked for an erasure': ['asked to have', 'erased permanently'],
  'asked for the erasure of a name': ['asked to have a name erased from earlier versions of'],
  'erased a name': ['erased a name from earlier versions of'],
  'erased a name again': ['erased a name again, which a backup had brought back, from'],
  erased: ['erased', 'permanently, at somebody’s request'],
  'erased uploads': ['erased pictures and files permanently, at somebody’s request'],
  'kept a signed form': ['kept the signed form of a consent, encrypted'],
  'removed a signed form': ['removed the signed form of a consent'],
  'came back by a link': ['came back by a link from the machine'],
  'bound single sign-on': ['signed in with single sign-on for the first time, which bound the account'],
  'left a missing address': ['took an address off the list “Not found (404)”'],
  'put a missing address back': ['put an address back on the list “Not found (404)”'],
  'chose the mail of the record': ['chose whether the newest act comes by mail'],
}

const roleWords: Record<string, string> = { contributor: 'a contributor', editor: 'an editor', admin: 'an admin' }

export function actWordsFor(act: NamedAct, zone: string): ActWords {
  const { verb, detail } = act
  const [before, after = ''] = actWords[verb] ?? specialWords(act) ?? [verb]
  const at = typeof detail.at === 'number' && /schedul/.test(verb) ? `for ${deskTime(detail.at, zone)}` : ''
  return { before, after: [after, at].filter(Boolean).join(' ') }
}

function specialWords({ verb, detail, person, term, upload }: NamedAct): [string, string?] | undefined {
  const who = person ?? 'someone'
  const kind = detail.kind === 'country' ? 'country' : 'topic'
  const termName = term ? `the ${kind} “${term}”` : `a ${kind} that is gone by now`
  if (verb === 'began' && detail.translated) return ['created a translation:']
  if (verb === 'began' && detail.from) return ['created a copy:']
  if (verb === 'began') return ['created']
  if (verb === 'linked a consent' && !('upload' in detail)) return ['linked a consent to']
  if (verb === 'unlinked a consent' && !('upload' in detail)) return ['took a consent away from']
  if ('upload' in detail) return uploadWords(verb, Number(detail.version ?? 1), upload ? `“${upload}”` : 'an upload')
  if (verb === 'added term') return [`added ${termName}`]
  if (verb === 'changed term') return [`changed ${termName}`]
  if (verb === 'removed term') return [`removed a ${kind}`]
  if ('erasure' in detail) return erasureWords(verb, `erasure ${String(detail.erasure)}`, String(detail.place))
  if ('service' in detail) return [helpWords(verb, term)]
  if (verb === 'invited') return [`invited ${who} as ${roleWords[String(detail.role)] ?? 'staff'}`]
  if (verb === 'changed role')
    return [`made ${who} ${roleWords[String(detail.role)]}, who was ${roleWords[String(detail.from)]} before`]
  if (verb === 'disabled') return [`closed the account of ${who}`]
  if (verb === 'gave to a colleague') return ['gave', `to ${who}`]
  if (verb === 'enabled') return [`opened the account of ${who} again`]
  if (verb === 'made a new link') return [`made a new sign-in link for ${who}`]
  if (verb === 'ended a session') return [`ended a session of ${who}`]
  if (verb === 'ended all sessions') return [`signed ${who} out everywhere`]
  if (verb === 'removed all factors') return [`removed the second factor of ${who}`]
  if (verb === 'saw a session elsewhere')
    return [`saw a session of ${who} used on another network with ${detail.device}, and opened nothing there`]
  if (verb === 'signed in') return [`signed in${signedInWith[String(detail.by)] ?? ''}`]
  if (verb === 'a passkey was refused')
    return [`tried to sign in with a passkey, which was refused: ${passkeyRefusals[String(detail.why)]}`]
  if (verb === 'changed who needs a second factor')
    return [`chose who needs a second factor: ${detail.who}, after ${detail.days} days`]
  if (verb === 'made a way back') return [`made a way back into the account of ${who}, by a command on the machine`]
  if (verb === 'unbound single sign-on') return [`unbound the single sign-on of ${who}`]
  if (verb === 'changed the main language')
    return [`made ${languageName(detail.to)} the main language, in place of ${languageName(detail.from)}`]
  if (verb === 'changed the languages')
    return [`changed the languages of the site to ${String(detail.to).split(', ').map(languageName).join(', ')}`]
  if (verb === 'named a translation service') return [`named ${detail.host} as the translation service`]
  if (verb === 'changed settings') return [`changed the settings: ${Object.keys(detail).map(settingName).join(', ')}`]
  if (verb === 'imported redirects') return [`imported ${detail.added} redirects from a file`]
  if (verb === 'took an import of redirects back') return [`undid an import of redirects: removed ${detail.removed}`]
  if (verb === 'noted old addresses') return [`noted ${detail.addresses} addresses of earlier sites`]
  if (verb === 'removed the demonstration')
    return [`removed the demonstration: ${detail.entries} texts and ${detail.uploads} uploads`]
}

function languageName(code: unknown) {
  return englishName(String(code))
}

function erasureWords(verb: string, erasure: string, place: string): [string] | undefined {
  if (verb === 'could not finish an erasure') return [`could not finish ${erasure} yet`]
  if (verb === 'settled copies of an erasure') return [`settled copies outside of ${erasure}: ${place}`]
  if (verb === 'reopened copies of an erasure')
    return [`noted that copies outside of ${erasure} are not settled: ${place}`]
  return [verb.replace('an erasure', erasure)]
}

function helpWords(verb: string, country: string | undefined) {
  const service = `a service on the pages of help${country ? ` for ${country}` : ''}`
  if (verb === 'checked help service') return `made sure that ${service} is right`
  return `${verb.replace(' help service', '')} ${service}`
}

const signedInWith: Record<string, string> = {
  app: ' with a code',
  recovery: ' with a recovery code',
  passkey: ' with a passkey',
  'sign-on': ' with single sign-on',
}

const passkeyRefusals: Record<string, string> = {
  challenge: 'it came too late, or for the second time',
  host: 'it was asked by another address',
  counter: 'it may have been copied',
  signature: 'it was not signed as it should be',
}

function uploadWords(verb: string, version: number, file: string): [string] | undefined {
  if (verb === 'uploaded') return [version > 1 ? `uploaded ${file} as version ${version}` : `uploaded ${file}`]
  if (verb === 'cropped') return [`cropped a picture, which made ${file} version ${version} of it`]
  if (verb === 'blurred a picture') return [`blurred parts of ${file} permanently`]
  if (verb === 'described an upload') return [`changed what is said of ${file}`]
  if (verb === 'put a version in place') return [`put ${file}, version ${version}, into the texts that use it`]
  if (verb === 'moved an upload to the trash') return [`moved ${file} to the trash`]
  if (verb === 'took an upload out of the trash') return [`restored ${file} from the trash`]
  if (verb === 'linked a consent') return [`linked a consent to ${file}`]
  if (verb === 'unlinked a consent') return [`took a consent away from ${file}`]
  if (verb === 'used a limited file') return [`used ${file}, which fewer people saw, in`]
  if (verb === 'deleted an upload for good') return ['deleted an upload permanently']
}

const settingNames: Record<string, string> = {
  leadEntryId: 'lead of the front page',
  pinnedEntryIds: 'highlights of the front page',
  zone: 'time zone',
  footerMenu: 'footer menu',
  darkLogo: 'logo on dark paper',
  buddhistYears: 'Buddhist years beside dates in Thai',
  nameBesideLogo: 'name beside the logo',
  leaveTo: 'where “Leave this page” leads',
}

function settingName(key: string) {
  return settingNames[key] ?? key
}

export function actSentence(act: NamedAct, zone: string) {
  const { before, after } = actWordsFor(act, zone)
  const entry = act.entryId === null ? '' : `“${act.title || `text ${act.entryId}`}”`
  return [act.who ?? 'The system', before, entry, after].filter(Boolean).join(' ')
}
