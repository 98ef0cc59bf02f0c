import type { NoticeKind } from '@/domain/notices/notices'

/** What a notice says, before the entry's title. */
export const noticeWords: Record<NoticeKind, string> = {
  submitted: 'Waits for your review',
  changes: 'Changes were asked for',
  approved: 'Was approved',
  commented: 'Was commented on',
  tomorrow: 'Goes live within a day',
  expired: 'Was taken out, as it was set to be',
  override: 'Was released without an approval: it waits for yours',
  damaged: 'A stored file is missing or is not what it was',
  backup: 'A backup could not be made, or did not prove good',
  tampering: 'The record, or something that was public, was changed by other ways than the desk',
}

/** Where one goes for a notice that is about no entry. */
export const noticePlaces: Partial<Record<NoticeKind, { href: string; label: string }>> = {
  damaged: { href: '/admin/care#damaged', label: 'See which, and what to do' },
  backup: { href: '/admin/backups', label: 'See why' },
  tampering: { href: '/admin/history?check=yes', label: 'See what' },
}

/** The occasions among which a person chooses, in the order of the page. */
const mailChoices: { kind: NoticeKind; label: string; reviewers?: boolean; admins?: boolean }[] = [
  { kind: 'submitted', label: 'a text waits for my review', reviewers: true },
  { kind: 'changes', label: 'someone asks for changes to a text of mine' },
  { kind: 'approved', label: 'a text of mine was approved' },
  { kind: 'commented', label: 'someone comments on a text that I work on' },
  { kind: 'tomorrow', label: 'a text of mine goes live within a day' },
  { kind: 'expired', label: 'a text of mine was taken out, as it was set to be' },
  { kind: 'override', label: 'a text was released without an approval', reviewers: true },
  { kind: 'damaged', label: 'a stored file is missing or has changed', admins: true },
  { kind: 'backup', label: 'a backup could not be made, or did not prove good', admins: true },
  { kind: 'tampering', label: 'the record was changed by other ways than the desk', admins: true },
]

/** The choices that can ever concern a person with these rights. */
export function mailChoicesFor(can: { review: boolean; administer: boolean }) {
  return mailChoices.filter(({ reviewers, admins }) => (!reviewers || can.review) && (!admins || can.administer))
}
