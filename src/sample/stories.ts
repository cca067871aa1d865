import { dataPlatformStories } from './data-platform.data.js'
import { majorStories } from './major.data.js'
import { paymentsStories } from './payments.data.js'
import { reliabilityStories } from './reliability.data.js'
import { storefrontStories } from './storefront.data.js'
import type { Story } from './story.js'
import { trustStories } from './trust.data.js'

/** The incidents of the last month. */
export const stories: readonly Story[] = [
  ...majorStories,
  ...paymentsStories,
  ...storefrontStories,
  ...reliabilityStories,
  ...dataPlatformStories,
  ...trustStories,
]
