import { brokenChinese, chinese } from './chinese'
import { english } from './english'
import { german } from './german'
import { network } from './network'
import { portuguese } from './portuguese'
import { khmer, thai } from './southeast'
import { suite } from './suite'

export const foreignSites = [english, german, portuguese, chinese, brokenChinese, thai, khmer, network, suite]
