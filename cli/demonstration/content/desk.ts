import { h2, p, ul } from '../body'
import type { Entry } from '../entry'

// What waits on the desk when the demonstration begins. `on` is not used: these are written a little before the seeding.

type Waiting = Omit<Entry, 'on'>

export const drafts: Waiting[] = [
  {
    slug: 'how-a-draft-becomes-a-post',
    title: 'How a draft becomes a post',
    summary: 'Nobody outside sees this until someone presses Publish. A sample text.',
    topics: ['archive'],
    body: [
      p('This is a draft of the demonstration. Change it as you like: every version is kept.'),
      h2('Try'),
      ul(
        'writing a sentence and watching the line that says it is saved,',
        'looking at the preview,',
        'publishing it, and taking it out again.',
      ),
    ],
  },
  {
    slug: 'notes-for-the-next-newsletter',
    title: 'Notes for the next newsletter',
    summary: '',
    topics: ['newsletter'],
    body: [
      p('Three items at most. One picture, and none if there is no good one. A sample text that has no summary yet.'),
    ],
  },
]

export const scheduled: Waiting = {
  slug: 'this-post-was-set-for-a-date',
  title: 'This post was set for a date',
  summary: 'It went live by itself, a week after the demonstration began. A sample text.',
  topics: ['archive'],
  body: [
    p(
      'Nobody pressed a button when this post appeared. It was given a moment, a week after the demonstration had been set up, and from that moment on it has been there: in the list, in its month, in the feed.',
    ),
    p(
      'Before that its address answered as if it did not exist. Nothing runs at the moment itself, so nothing can fail to run.',
    ),
  ],
}

/** A live entry whose head has changes that readers do not see yet. */
export const unpublishedChange = {
  slug: 'what-remains-when-a-project-ends',
  summary:
    'Offices close and people move on. The record can stay, if somebody plans for it a year ahead. A sample text.',
}
