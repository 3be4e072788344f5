//! `/forms`: what a frontend draws and checks a form by.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;

use super::parameters::InPath;
use crate::app::App;
use crate::error::Error;
use crate::schemas::Schema;

type Name = InPath<(String, String)>;

/// `GET /forms/{provider}/{account}/schema`
pub(super) async fn schema(State(app): State<App>, name: Name) -> Result<impl IntoResponse, Error> {
    answer(&app, name, "application/schema+json", |schema| {
        schema.json.clone()
    })
}

/// `GET /forms/{provider}/{account}/ui`
pub(super) async fn ui(State(app): State<App>, name: Name) -> Result<impl IntoResponse, Error> {
    answer(&app, name, "application/json", |schema| schema.ui.clone())
}

fn answer(
    app: &App,
    InPath((provider, account)): Name,
    media_type: &'static str,
    part: fn(&Schema) -> Bytes,
) -> Result<impl IntoResponse + use<>, Error> {
    let schema = app.schemas().get(&format!("{provider}/{account}"));
    let schema = schema.ok_or(Error::NotFound("form"))?;
    Ok(([(CONTENT_TYPE, media_type)], part(schema)))
}
