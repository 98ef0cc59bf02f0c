import { expect, test } from 'vitest'
import type { NamedAct } from '@/domain/desk/history'
import { actSentence } from './history-words'

const act: NamedAct = {
  id: 1,
  number: 1,
  key: null,
  at: 0,
  by: 1,
  verb: 'published',
  entryId: 7,
  detail: {},
  hash: '',
  who: 'Dara',
  title: 'Reports',
  person: undefined,
  term: undefined,
  upload: undefined,
}
const sentenceOf = (changes: Partial<NamedAct>) => actSentence({ ...act, ...changes }, 'Asia/Bangkok')

test.each<[Partial<NamedAct>, string]>([
  [{}, 'Dara published “Reports”'],
  [{ verb: 'moved to the trash' }, 'Dara moved “Reports” to the trash'],
  [
    { verb: 'scheduled', detail: { at: Date.UTC(2014, 9, 7, 2), release: 1 } },
    'Dara scheduled “Reports” for Tue 7 Oct 2014, 09:00 Bangkok',
  ],
  [{ verb: 'deleted for good', who: undefined, title: undefined }, 'The system deleted “text 7” permanently'],
  [
    { verb: 'changed role', entryId: null, person: 'Nang', detail: { role: 'editor', from: 'contributor' } },
    'Dara made Nang an editor, who was a contributor before',
  ],
  [{ verb: 'added term', entryId: null, term: 'Labour', detail: { kind: 'topic' } }, 'Dara added the topic “Labour”'],
  [
    { verb: 'checked help service', entryId: null, term: 'Myanmar', detail: { service: 3, term: 4, kind: 'country' } },
    'Dara made sure that a service on the pages of help for Myanmar is right',
  ],
  [{ verb: 'asked for an erasure', detail: { erasure: 3 } }, 'Dara asked to have “Reports” erased permanently'],
  [
    { verb: 'erased', title: undefined, detail: { erasure: 3 } },
    'Dara erased “text 7” permanently, at somebody’s request',
  ],
  [{ verb: 'confirmed an erasure', entryId: null, detail: { erasure: 3 } }, 'Dara confirmed erasure 3'],
  [
    { verb: 'settled copies of an erasure', entryId: null, detail: { erasure: 3, place: 'web archives' } },
    'Dara settled copies outside of erasure 3: web archives',
  ],
  [
    { verb: 'could not finish an erasure', entryId: null, who: undefined, detail: { erasure: 3 } },
    'The system could not finish erasure 3 yet',
  ],
  [{ verb: 'changed settings', entryId: null, detail: { zone: true } }, 'Dara changed the settings: time zone'],
  [
    { verb: 'changed the languages', entryId: null, detail: { from: 'en, km', to: 'en, km, fr' } },
    'Dara changed the languages of the site to English, Khmer, French',
  ],
  [
    { verb: 'changed the main language', entryId: null, detail: { from: 'en', to: 'th', texts: 3 } },
    'Dara made Thai the main language, in place of English',
  ],
  [{ verb: 'renamed a bundle', entryId: null, detail: { bundle: 3 } }, 'Dara renamed a bundle'],
  [{ verb: 'gathered a bundle again', entryId: null, detail: { bundle: 3 } }, 'Dara restored a bundle'],
  [
    { verb: 'uploaded', entryId: null, upload: 'river.png', detail: { upload: 'a', version: 2 } },
    'Dara uploaded “river.png” as version 2',
  ],
  [
    { verb: 'took an upload out of the trash', entryId: null, detail: { upload: 'a' } },
    'Dara restored an upload from the trash',
  ],
  [{ verb: 'began', detail: { from: 3, translated: 3 } }, 'Dara created a translation: “Reports”'],
  [{ verb: 'brought up to date' }, 'Dara said of “Reports” that it is up to date with its source'],
  [{ verb: 'did something new' }, 'Dara did something new “Reports”'],
])('%j', (changes, sentence) => expect(sentenceOf(changes)).toBe(sentence))
