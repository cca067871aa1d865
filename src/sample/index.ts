export { makeSample, type Sample, type SampleParts } from './make-sample.js'
