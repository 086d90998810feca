/** What a lesson's author can put between paragraphs. */

export { default as Answer } from './Answer.astro';
export { default as Claim } from './Claim.astro';
export { default as Claims } from './Claims.astro';
export { default as Instructors } from './Instructors.astro';
export { default as Measured } from './Measured.astro';
export { default as Predict } from './Predict.astro';
export { default as Quiz } from './Quiz.astro';
export { default as Saw } from './Saw.astro';
export { default as Scoreboard } from './Scoreboard.astro';
export { default as Widget } from '../widgets/Widget.astro';
