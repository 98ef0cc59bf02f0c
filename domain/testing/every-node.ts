// A body with every node that a text can have.

type Node = Record<string, unknown>

export const paragraph = (...content: Node[]) => ({ type: 'paragraph', content })
export const words = (text: string, ...marks: Node[]) => ({ type: 'text', text, ...(marks.length && { marks }) })
const one = (text: string) => paragraph(words(text))
const item = (...content: Node[]) => ({ type: 'listItem', content })
const cell = (type: 'tableCell' | 'tableHeader', content: Node[], attrs: Node = {}) => ({ type, attrs, content })
const said = (speaker: string, ...content: Node[]) => ({ type: 'blockquote', attrs: { speaker }, content })
const row = (...content: Node[]) => ({ type: 'tableRow', content })

type Files = { pictureId: string; fileId: string; soundId: string }

/** Every node and mark of the body's schema, also in places that other programs handle badly. */
export function everyNode({ pictureId, fileId, soundId }: Files) {
  const shown = {
    type: 'picture',
    attrs: { mediaId: pictureId, alt: 'A "river" <wide>', caption: 'The Mekong', credit: 'N. N.' },
  }
  return {
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 2 }, content: [words('Two words & more')] },
      { type: 'heading', attrs: { level: 3 }, content: [words('Again')] },
      { type: 'heading', attrs: { level: 4 }, content: [words('Again')] },
      paragraph(
        words('Plain, '),
        words('bold', { type: 'bold' }),
        words('both', { type: 'bold' }, { type: 'italic' }),
        words('struck', { type: 'strike' }),
        words('code()', { type: 'code' }),
        words('la ', { type: 'language', attrs: { lang: 'fr' } }),
        words('traite', { type: 'language', attrs: { lang: 'fr' } }, { type: 'italic' }),
        words('نص', { type: 'language', attrs: { lang: 'ar' } }),
        { type: 'hardBreak' },
        words('a link', { type: 'link', attrs: { href: 'https://example.org/?a=1&b="2"', target: null } }),
        words(' [gallery ids="1"] <b>no tag</b> -- <!-- wp:html --> ]]> '),
        { type: 'footnote', attrs: { text: 'See https://example.org/a--b, page 3 <em>.' } },
        words(' and '),
        { type: 'footnote', attrs: { text: 'Another.' } },
        { type: 'footnote', attrs: { text: 'Une note.' }, marks: [{ type: 'language', attrs: { lang: 'fr' } }] },
      ),
      {
        type: 'bulletList',
        content: [
          item(one('One'), {
            type: 'orderedList',
            attrs: { start: 3 },
            content: [item(one('Three')), item(one('Four'))],
          }),
          item(one('Two')),
        ],
      },
      {
        type: 'bulletList',
        content: [item(one('A line'), one('and another'), { type: 'blockquote', content: [one('Said')] })],
      },
      { type: 'orderedList', content: [item(one('First'), shown)] },
      { type: 'orderedList', attrs: { start: 2, type: 'A' }, content: [item(one('Point B'))] },
      said('N. N., "in" <2014>', one('Quoted'), { type: 'bulletList', content: [item(one('in it'))] }),
      { type: 'codeBlock', content: [words('if (a < b && c) {\n  [caption]\n}')] },
      { type: 'horizontalRule' },
      { type: 'callout', attrs: { kind: 'warning', label: '' }, content: [one('Careful.')] },
      {
        type: 'callout',
        attrs: { kind: 'note', label: 'ចំណាំ' },
        content: [one('សូមអាន'), { type: 'bulletList', content: [item(one('ក'))] }],
      },
      {
        type: 'table',
        attrs: { caption: 'Years & places', source: 'UN-ACT, https://un-act.org', form: 'bars' },
        content: [
          row(cell('tableHeader', [one('Country')]), cell('tableHeader', [one('Year')])),
          row(
            cell('tableCell', [one('Laos'), one('ລາວ')], { colspan: 1, rowspan: 2 }),
            cell('tableCell', [one('2014')]),
          ),
          row(cell('tableCell', [one('2015')])),
        ],
      },
      { type: 'table', content: [row(cell('tableCell', [{ type: 'bulletList', content: [item(one('a list'))] }]))] },
      shown,
      { type: 'file', attrs: { mediaId: fileId, title: 'The report' } },
      {
        type: 'file',
        attrs: { mediaId: soundId, title: 'A "bell" <loud>', transcript: 'It rings.\n\nThen no more & no less.' },
      },
      { type: 'video', attrs: { href: 'https://www.youtube.com/watch?v=abc&t=1', title: 'A film' } },
      { type: 'video', attrs: { href: 'https://films.example.org/1', title: '' } },
      { type: 'paragraph' },
    ],
  }
}
