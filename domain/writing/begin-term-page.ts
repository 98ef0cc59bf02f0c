import { eq } from 'drizzle-orm'
import { refuseUnless, write } from '@/db/connection'
import { terms } from '@/db/schema'
import { newContent } from '@/domain/content/content'
import { choosePageIn } from '@/domain/entries/term-page'
import { permit, type Actor } from '@/domain/staff/actor'
import { mainLanguage, type Language } from '@/lib/languages/languages'
import { randomId } from '@/lib/keys/random'
import { done, refused, type Result } from '@/lib/result'
import { createEntryIn, type SavedRevision } from './drafts'

/** Begins a draft page about a topic or country that has none. */
export async function beginTermPage(actor: Actor, termId: number, now: number): Promise<Result<SavedRevision>> {
  permit(actor, 'manageTerms')
  permit(actor, 'write', { createdBy: actor.id })
  return write(async (tx) => {
    const [term] = await tx.select().from(terms).where(eq(terms.id, termId))
    if (!term) return refused('This one is no longer there: someone removed it.')
    if (term.pageEntryId !== null) return refused('It has a page already.')
    const language = mainLanguage()
    const content = newContent({ title: term.name, body: termPageBody(term.kind, language) })
    const page = { kind: 'page' as const, language, content, session: randomId() }
    const begun = refuseUnless(await createEntryIn(tx, actor, page, now))
    refuseUnless(await choosePageIn(tx, actor, { termId, entryId: begun.entryId }, now))
    return done(begun)
  })
}

type Words = { about: string; facts: string; contacts: string; partners: string; rows: string[] }

/** Headings of a page about a topic or a country, and the first column of its table of facts, in the language of its text. */
const words: Record<Language, Words> = {
  en: {
    about: 'About',
    facts: 'Facts',
    contacts: 'Contacts',
    partners: 'Partners',
    rows: ['Capital', 'Official language', 'Neighbours'],
  },
  km: {
    about: 'អំពី',
    facts: 'ព័ត៌មានសំខាន់ៗ',
    contacts: 'ទំនាក់ទំនង',
    partners: 'ដៃគូ',
    rows: ['រដ្ឋធានី', 'ភាសាផ្លូវការ', 'ប្រទេសជិតខាង'],
  },
  lo: {
    about: 'ກ່ຽວກັບ',
    facts: 'ຂໍ້ມູນສຳຄັນ',
    contacts: 'ຕິດຕໍ່',
    partners: 'ຄູ່ຮ່ວມງານ',
    rows: ['ນະຄອນຫຼວງ', 'ພາສາທາງການ', 'ປະເທດເພື່ອນບ້ານ'],
  },
  my: {
    about: 'အကြောင်း',
    facts: 'အချက်အလက်များ',
    contacts: 'ဆက်သွယ်ရန်',
    partners: 'မိတ်ဖက်များ',
    rows: ['မြို့တော်', 'ရုံးသုံးဘာသာစကား', 'အိမ်နီးချင်းနိုင်ငံများ'],
  },
  th: {
    about: 'เกี่ยวกับ',
    facts: 'ข้อมูลสำคัญ',
    contacts: 'ติดต่อ',
    partners: 'พันธมิตร',
    rows: ['เมืองหลวง', 'ภาษาราชการ', 'ประเทศเพื่อนบ้าน'],
  },
  vi: {
    about: 'Giới thiệu',
    facts: 'Thông tin chính',
    contacts: 'Liên hệ',
    partners: 'Đối tác',
    rows: ['Thủ đô', 'Ngôn ngữ chính thức', 'Các nước láng giềng'],
  },
  zh: {
    about: '概况',
    facts: '基本信息',
    contacts: '联系方式',
    partners: '合作伙伴',
    rows: ['首都', '官方语言', '邻国'],
  },
}

type Node = { type: string; attrs?: Record<string, unknown>; content?: Node[]; text?: string }

/** The beginning of a page about a topic or a country: what readers look for, to be filled in or taken out. */
function termPageBody(kind: 'topic' | 'country', language: Language): Node {
  const { about, facts, contacts, partners, rows } = words[language]
  const firstColumn = kind === 'country' ? rows : ['', '']
  return {
    type: 'doc',
    content: [
      heading(about),
      paragraph(),
      heading(facts),
      { type: 'table', content: firstColumn.map((name) => row(name)) },
      heading(contacts),
      paragraph(),
      heading(partners),
      paragraph(),
    ],
  }
}

function heading(text: string): Node {
  return { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text }] }
}

function paragraph(text = ''): Node {
  return text ? { type: 'paragraph', content: [{ type: 'text', text }] } : { type: 'paragraph' }
}

function row(name: string): Node {
  return {
    type: 'tableRow',
    content: [
      { type: 'tableHeader', content: [paragraph(name)] },
      { type: 'tableCell', content: [paragraph()] },
    ],
  }
}
