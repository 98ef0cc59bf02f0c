import type { Care } from '@/domain/care/care'

type CareWords = {
  title: string
  message: string
  all?: string
  moment: string
  count: [one: string, more: string]
}

export const careWords: Record<Care, CareWords> = {
  damaged: {
    title: 'Stored files that are damaged',
    message:
      'What is stored is not what was kept, or is gone, so readers are not given it. Restore it from a backup and check again, or upload it again.',
    moment: 'read',
    count: ['stored upload is damaged', 'stored uploads are damaged'],
  },
  backups: {
    title: 'Backups',
    message: 'Everything that was written since the last good one would be lost with the disk. See what is wrong.',
    moment: 'since',
    count: ['backup problem', 'backup problems'],
  },
  help: {
    title: 'Help that nobody has checked for 90 days',
    message:
      'People in danger may call these numbers. Call or write, correct what has changed, and say that it is right today.',
    moment: 'checked',
    all: '/admin/help',
    count: ['help service has not been checked for 90 days', 'help services have not been checked for 90 days'],
  },
  bodies: {
    title: 'Texts shown as words alone',
    message:
      'They hold something that is not allowed in a text, so readers and staff get their words without headings, links or pictures. See in the revision who wrote it, then correct the text in the editor, and publish it if readers have it.',
    moment: 'saved',
    count: ['text is shown as words alone', 'texts are shown as words alone'],
  },
  overrides: {
    title: 'Published without approval',
    message: 'Someone gave a reason why it could not wait. A second person should read it and approve it now.',
    moment: 'released',
    count: ['text published without approval', 'texts published without approval'],
  },
  blocked: {
    title: 'Goes live soon, and is not ready',
    message: 'Within a week readers get these, and something that they need is missing.',
    moment: 'goes live',
    count: ['text goes live soon and is not ready', 'texts go live soon and are not ready'],
  },
  reviews: {
    title: 'Waits for review',
    message: 'Submitted more than three days ago, and nobody has answered.',
    moment: 'submitted',
    count: ['review waits for more than three days', 'reviews wait for more than three days'],
  },
  pictures: {
    title: 'Pictures without a description',
    message:
      'Published texts with a picture that readers who cannot see it know nothing of. Describe it, or call it decorative.',
    moment: 'published since',
    count: [
      'published text has a picture without a description',
      'published texts have pictures without a description',
    ],
  },
  translations: {
    title: 'Translations that are out of date',
    message: 'Readers have newer words of the text that each was made from. Open it to see what changed.',
    moment: 'source changed',
    count: ['translation is out of date', 'translations are out of date'],
  },
  drafts: {
    title: 'Drafts older than a month',
    message: 'Never published, and nobody has touched them. Finish them, or move them to the trash.',
    moment: 'saved',
    all: '/admin/entries?state=draft&sort=saved',
    count: ['draft is older than a month', 'drafts are older than a month'],
  },
  trash: {
    title: 'Leaves the trash soon',
    message: 'Within a week these are deleted permanently. Restore what is still wanted.',
    moment: 'permanently removed',
    count: [
      'text in the trash is permanently removed within a week',
      'texts in the trash are permanently removed within a week',
    ],
  },
  countries: {
    title: 'Countries without a text of their own',
    message: 'Readers see the list of what is published about them. Write a page about each, and choose it here.',
    moment: '',
    count: ['country has no text of its own', 'countries have no text of their own'],
  },
}
