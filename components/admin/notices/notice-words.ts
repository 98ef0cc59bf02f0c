import type { NoticeKind, SecurityKind } from '@/domain/notices/notices'

export const noticeWords: Record<NoticeKind, string> = {
  submitted: 'Waits for your review',
  changes: 'Changes were asked for',
  approved: 'Was approved',
  commented: 'Was commented on',
  suggested: 'Somebody suggests changes to it',
  'suggestions decided': 'What you suggested was decided on',
  tomorrow: 'Goes live within a day',
  expired: 'Was withdrawn, as scheduled',
  override: 'Was published without approval: it waits for yours',
  consent: 'A consent that it needs ends soon',
  'consent asked': 'A colleague asks you to record the consent that it needs',
  'check asked': 'A colleague asks you to check whether it can do harm',
  'erasure asked': 'A colleague asks you to confirm that something is to be erased permanently',
  'erasure done': 'What you asked to erase has been erased',
  'erasure cancelled': 'A colleague has cancelled an erasure that you asked for',
  damaged: 'A stored file is missing or is not what it was',
  backup: 'A backup could not be made, or failed its test',
  tampering: 'The site history, or something that was public, was changed outside the desk',
  factor: 'What you sign in with was changed: a passkey, an app or recovery codes',
  password: 'Your password was changed',
  device: 'Your account was signed in to with a browser that was not used before',
  elsewhere: 'Your session was used with another browser on another network, and opened nothing there',
  recovery: 'One of your recovery codes was used',
}

export const noticePlaces: Partial<Record<NoticeKind, { href: string; label: string }>> = {
  'erasure asked': { href: '/admin/erasures', label: 'See what' },
  'erasure done': { href: '/admin/erasures', label: 'See which copies are left' },
  'erasure cancelled': { href: '/admin/erasures', label: 'See which' },
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

/** In the order of the page. Events of a person's own account are always mailed. */
const mailChoices: { kind: Exclude<NoticeKind, SecurityKind>; label: string; reviewers?: boolean; admins?: boolean }[] =
  [
    { kind: 'submitted', label: 'a text waits for my review', reviewers: true },
    { kind: 'changes', label: 'someone asks for changes to a text of mine' },
    { kind: 'approved', label: 'a text of mine was approved' },
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
    { kind: 'damaged', label: 'a stored file is missing or has changed', admins: true },
    { kind: 'backup', label: 'a backup could not be made, or failed its test', admins: true },
    { kind: 'tampering', label: 'the site history was changed outside the desk', admins: true },
  ]

export const mailKinds = mailChoices.map(({ kind }) => kind)

export function mailChoicesFor(can: { review: boolean; administer: boolean }) {
  return mailChoices.filter(({ reviewers, admins }) => (!reviewers || can.review) && (!admins || can.administer))
}
