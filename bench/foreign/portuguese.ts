import { dayOf, upload, type ForeignItem, type ForeignSite } from './export'

// A blog of WordPress.com: its files on a host of their own, and much that is not public.

const base = 'https://marealta.wordpress.com'
const at = 'https://marealta.files.wordpress.com/2008/06'
const things = ['maré', 'praça', 'canção', 'lição', 'estação', 'irmã', 'pão', 'avó', 'ônibus']

function content(n: number) {
  const thing = things[n % things.length]!
  return [
    `<p style="text-align:justify;">Naquela manhã a ${thing} não veio; ficámos à espera até às ${n} horas, “sem pressa”.</p>`,
    `<div class="wp-caption aligncenter"><a href="${at}/foto.png"><img class="size-full" src="${at}/foto.png?w=500&h=300" alt="A praia"></a><p class="wp-caption-text">A ${thing} vista de cima</p></div>`,
    `<p><img src="https://i0.wp.com/marealta.files.wordpress.com/2008/06/barco.png?ssl=1" alt="Um barco" /></p>`,
    n % 3 ? '' : `[audio ${at}/entrevista.mp3|titles=Entrevista]`,
    `<p>[youtube=http://www.youtube.com/watch?v=abcdefghijk&w=640] <span style="color:#ff0000;">Vermelho ${n}</span></p>`,
    `<p>Leia <a href="${base}/2008/06/14/texto-${n + 1}/">o outro texto</a> ou <a href="${at}/mapa.pdf">o mapa</a>.</p>`,
    `<ul><li>primeiro</li><li>segundo<br />com outra linha</li></ul><hr /><pre>código\n  da ${thing}</pre>`,
    `[polldaddy poll=12345] [slideshow]`,
  ].join('\n')
}

const day = (n: number) => dayOf(n, '2008-06-14')

function secret(id: number, more: Partial<ForeignItem>): ForeignItem {
  return {
    id,
    title: `Reservado segredoabsoluto ${id}`,
    slug: `reservado-${id}`,
    date: day(id),
    content: 'segredoabsoluto',
    ...more,
  }
}

export const portuguese: ForeignSite = {
  name: 'Portuguese, WordPress.com',
  language: 'pt-br',
  base,
  ahead: -3,
  permalink: ({ type = 'post', date = '', slug }) =>
    type === 'post' ? `/${date.slice(0, 10).replaceAll('-', '/')}/${slug}/` : `/${slug}/`,
  terms: [{ id: 31, taxonomy: 'category', slug: 'cronicas', name: 'Crônicas' }],
  items: [
    ...Array.from({ length: 18 }, (_, n): ForeignItem => ({
      id: n + 1,
      title: `A ${things[n % things.length]} & o mar, ${n + 1}`,
      slug: `texto-${n + 1}`,
      date: day(n),
      content: content(n),
      terms: [
        ['category', 'cronicas', 'Crônicas'],
        ['post_tag', 'sao-tome', 'São Tomé'],
      ],
      meta: { _wpas_done_all: '1', geo_public: '0' },
    })),
    secret(50, { status: null }),
    secret(51, { status: 'draft' }),
    secret(52, { status: 'private' }),
    secret(53, { password: 'senha' }),
    secret(54, { status: 'pending' }),
    secret(55, { status: 'trash' }),
    secret(56, { status: 'private', type: 'page' }),
    { id: 60, type: 'page', title: 'Sobre', slug: 'sobre', content: '<p>Quem somos nós.</p>' },
    upload(70, `${at}/foto.png`, { parent: 1 }),
    upload(71, `${at}/mapa.pdf`),
    upload(72, `${at}/entrevista.mp3`),
  ],
  files: ['2008/06/foto.png', '2008/06/barco.png', '2008/06/mapa.pdf', '2008/06/entrevista.mp3'],
}
