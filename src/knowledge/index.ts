export {
  ArticleCategoryEntity,
  ArticleEntity,
  ArticleServiceEntity,
  ArticleVersionEntity,
  IncidentArticleEntity,
} from './article.entity.js'
export { articleById, articlesById } from './article.reads.js'
export { ArticleResolver, ArticleVersionResolver, IncidentArticlesResolver } from './article.resolver.js'
export { heldArticles } from './article.store.js'
export { ArticleType } from './article.types.js'
export { createArticle } from './use-cases/create-article.js'
export { linkArticle } from './use-cases/link-article.js'
export { retireArticle } from './use-cases/retire-article.js'
export { updateArticle } from './use-cases/update-article.js'
