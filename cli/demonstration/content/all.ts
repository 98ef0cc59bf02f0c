import type { Entry, Publication } from '../entry'
import { briefs } from './briefs'
import { guides } from './guides'
import { inOtherLanguages } from './in-other-languages'
import { newsletters } from './newsletters'
import { pages as pagesInEnglish } from './pages'
import { pagesInOtherLanguages } from './pages-in-other-languages'
import { october2014 } from './october-2014'
import { posts2013 } from './posts-2013'
import { posts2014 } from './posts-2014'
import { posts2015 } from './posts-2015'
import { posts2016 } from './posts-2016'
import { reports } from './reports'
import { visioningReports } from './visioning'
import { wordsOfTheField } from './words'

export const pages: Entry[] = [...pagesInEnglish, ...pagesInOtherLanguages]

export const posts: Entry[] = [
  ...posts2013,
  ...posts2014,
  ...october2014,
  ...wordsOfTheField,
  ...posts2015,
  ...inOtherLanguages,
  ...posts2016,
]

export const publications: Publication[] = [...visioningReports, ...reports, ...newsletters, ...guides, ...briefs]
