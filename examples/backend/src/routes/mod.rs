//! The paths, and what of a request is in them.

mod connections;
mod forms;
mod parameters;
mod providers;

use axum::Router;
use axum::routing::get;

use crate::app::App;
use crate::error::Error;

/// All routes.
pub fn router(app: App) -> Router {
    Router::new()
        .route("/providers", get(providers::list))
        .route("/providers/{code}", get(providers::one))
        .route("/forms/{provider}/{account}/schema", get(forms::schema))
        .route("/forms/{provider}/{account}/ui", get(forms::ui))
        .route("/connections", get(connections::list))
        .route("/connections/expiring", get(connections::expiring))
        .route(
            "/connections/{id}",
            get(connections::one)
                .put(connections::edit)
                .delete(connections::delete),
        )
        .route(
            "/connections/{provider}/{account}",
            axum::routing::post(connections::create),
        )
        .fallback(async || Error::NotFound("path"))
        .method_not_allowed_fallback(async || Error::Method)
        .with_state(app)
}
