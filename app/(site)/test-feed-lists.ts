export const lists = {
  '': 'Gazette',
  '/news': 'News – Gazette',
  '/2014': 'Archive for 2014 – Gazette',
  '/2014/10': 'Archive for October, 2014 – Gazette',
  '/topics/protection': 'Protection – Gazette',
  '/countries/myanmar': 'Myanmar – Gazette',
  '/publications': 'Publications – Gazette',
  '/km': 'Gazette',
  '/km/2015/03': 'បណ្ណសារ ខែមីនា ឆ្នាំ 2015 – Gazette',
}

export const narrowed = { '/publications?type=report': 'Reports – Gazette' }

export const all = Object.entries({ ...lists, ...narrowed })

export const feedOf = (list: string, file: string) => list.replace(/(\?|$)/, `/${file}$1`)
