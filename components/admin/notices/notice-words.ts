import type { NoticeKind, SecurityKind } from '@/domain/notices/notices'
import { partialDate } from '@/lib/time/time'

/** The words for what somebody did. They stay true afterwards. */
const actWords: Partial<Record<NoticeKind, string>> = {
  submitted: 'asked for a review',
  changes: 'asked for changes',
  approved: 'approved it',
  published: 'published it',
  checked: 'checked whether it can do harm',
  commented: 'commented on it',
  suggested: 'suggested changes to it',
  'suggestions decided': 'decided on what you suggested',
  override: 'published it without approval',
  'consent asked': 'asked you to record the consent that it needs',
  'check asked': 'asked you to check whether it can do harm',
  'erasure asked': 'asked you to confirm that something is to be erased permanently',
  'erasure done': 'erased what you had asked to erase',
  'erasure cancelled': 'cancelled an erasure that you had asked for',
  team: 'added somebody to a team of yours, who sees its drafts now',
  named: 'chose who sees drafts from now on; you are one of them',
}

const eventWords: Partial<Record<NoticeKind, string>> = {
  tomorrow: 'Was set to go live within a day',
  published: 'Went live, as scheduled',
  expired: 'Was withdrawn, as scheduled',
  consent: 'A consent that it needs ends soon',
  damaged: 'A stored file is missing or is not what it was',
  backup: 'A backup could not be made, or failed its test',
  tampering: 'The site history, or something that was public, was changed outside the desk',
  factor: 'What you sign in with was changed: a passkey, an app or recovery codes',
  password: 'Your password was changed',
  device: 'Your account was signed in to with a browser that was not used before',
  elsewhere: 'Your session was used with another browser on another network, and opened nothing there',
  recovery: 'One of your recovery codes was used',
}

type NoticeFacts = { kind: NoticeKind; by?: string | null; quote?: string; counts?: string; lastDay?: string }

/** Returns who did what, with their words: Mali commented on it: “is this right?” */
export function noticeSentence({ kind, by, quote, counts, lastDay }: NoticeFacts) {
  const act = actWords[kind]
  const event = eventWords[kind]
  const words = act && (by || !event) ? `${by ?? 'Somebody'} ${act}` : event!
  const end = quote ? `“${quote}”` : (counts ?? (lastDay && `its last day is ${partialDate(lastDay)}`))
  return end ? `${words}: ${end}` : words
}

export const noticeLinks: Partial<Record<NoticeKind, { href: string; label: string }>> = {
  'erasure asked': { href: '/admin/erasures', label: 'See what' },
  'erasure done': { href: '/admin/erasures', label: 'See which copies are left' },
  'erasure cancelled': { href: '/admin/erasures', label: 'See which' },
  named: { href: '/admin/entries?state=draft', label: 'See the drafts' },
  damaged: { href: '/admin/care#damaged', label: 'See which, and what to do' },
  backup: { href: '/admin/backups', label: 'See why' },
  tampering: { href: '/admin/history?check=yes', label: 'See what' },
  factor: { href: '/admin/account#factors', label: 'If it was not you: see what you sign in with, and tell an admin' },
  password: { href: '/admin/account#password', label: 'If it was not you: change it, and tell an admin' },
  device: {
    href: '/admin/account#sessions',
    label: 'If it was not you: see where you are signed in, and sign out there',
  },
  elsewhere: {
    href: '/admin/account#sessions',
    label: 'If it was not you: sign out everywhere else, and tell an admin',
  },
  recovery: { href: '/admin/account#factors', label: 'If it was not you: change your password, and make new codes' },
}

/** The notices that can be mailed, in the order of the page. Events of a person's own account are always mailed. */
const mailChoices: { kind: Exclude<NoticeKind, SecurityKind>; label: string; reviewers?: boolean; admins?: boolean }[] =
  [
    { kind: 'submitted', label: 'a text waits for my review', reviewers: true },
    { kind: 'changes', label: 'someone asks for changes to a text of mine' },
    { kind: 'approved', label: 'a text of mine was approved' },
    { kind: 'published', label: 'a text of mine was published' },
    { kind: 'checked', label: 'somebody checked a text of mine for harm' },
    { kind: 'commented', label: 'someone comments on a text that I work on' },
    { kind: 'suggested', label: 'someone suggests changes to a text that I work on' },
    { kind: 'suggestions decided', label: 'what I suggested was accepted or refused' },
    { kind: 'tomorrow', label: 'a text of mine goes live within a day' },
    { kind: 'expired', label: 'a text of mine was withdrawn, as scheduled' },
    { kind: 'override', label: 'a text was published without approval', reviewers: true },
    { kind: 'consent', label: 'a consent that a text needs ends soon', reviewers: true },
    { kind: 'consent asked', label: 'a colleague asks me to record a consent', reviewers: true },
    { kind: 'check asked', label: 'a colleague asks me to check whether a text can do harm', reviewers: true },
    { kind: 'erasure asked', label: 'a colleague asks me to confirm that something is to be erased', reviewers: true },
    { kind: 'erasure done', label: 'what I asked to erase has been erased', reviewers: true },
    { kind: 'erasure cancelled', label: 'a colleague cancels an erasure that I asked for', reviewers: true },
    { kind: 'team', label: 'somebody is added to a team of mine' },
    { kind: 'named', label: 'I am named for drafts, or somebody beside me' },
    { kind: 'damaged', label: 'a stored file is missing or has changed', admins: true },
    { kind: 'backup', label: 'a backup could not be made, or failed its test', admins: true },
    { kind: 'tampering', label: 'the site history was changed outside the desk', admins: true },
  ]

export const mailKinds = mailChoices.map(({ kind }) => kind)

export function mailChoicesFor(can: { review: boolean; administer: boolean }) {
  return mailChoices.filter(({ reviewers, admins }) => (!reviewers || can.review) && (!admins || can.administer))
}
